import assert from 'node:assert/strict';
import { selfDescription } from '../../src/inventory/selfDescription.ts';

describe('what a script says of itself', () => {
  const cases: readonly (readonly [string, string, string | undefined])[] = [
    [
      'a shell script',
      '#!/usr/bin/env bash\n# Saves the database of the HIS every night.\nset -e\n',
      'Saves the database of the HIS every night',
    ],
    [
      'a frame of signs',
      '#!/bin/sh\n# ==========\n# 数据备份脚本（backup.sh）\n# ==========\n',
      '数据备份脚本（backup.sh）',
    ],
    [
      'a batch file',
      '@echo off\r\nrem 启动后端服务，供值班人员双击\r\njava -jar his.jar\r\n',
      '启动后端服务，供值班人员双击',
    ],
    [
      'PowerShell',
      '<#\n.SYNOPSIS\n  Registers the service on the server\n#>\nNew-Service\n',
      'Registers the service on the server',
    ],
    [
      'Python',
      '"""Moves reports of the last year to the archive.\n\nMore.\n"""\nimport os\n',
      'Moves reports of the last year to the archive',
    ],
    [
      'licence, use and a name first',
      '#!/bin/sh\n# Copyright 2020 Somebody\n# Usage: x.sh\n# rotate.sh\n# Rotates the logs of the LIS; keeps 30 days.\n',
      'Rotates the logs of the LIS',
    ],
    [
      'what it tells who starts it',
      '#!/bin/sh\nset -e\necho "Starting the HIS container..."\n',
      'Starting the HIS container',
    ],
    [
      'lines without words, and a mark before them',
      '@echo off\r\necho.\r\necho [信息] 打包前端工程，生成 dist 文件。\r\necho.\r\n',
      '打包前端工程，生成 dist 文件',
    ],
    ['code first', '#!/bin/sh\nuseradd desk\n# Starts the server at night\n', undefined],
    ['a command that is switched off', '#!/bin/sh\n# mysqldump -u root --all > x\nmysql x\n', undefined],
    ['nothing', 'node x.js\n', undefined],
  ];
  for (const [name, text, said] of cases)
    it(name, () => {
      assert.equal(selfDescription(text)?.text, said);
    });

  it('tells the line', () => {
    assert.equal(selfDescription('#!/bin/sh\n\n# Saves the database at night\n')?.line, 3);
  });
});
