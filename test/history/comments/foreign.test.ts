import assert from 'node:assert/strict';
import { isForeign, licenceOf } from '../../../src/history/comments/index.ts';

const MPL = licenceOf('Mozilla Public License Version 2.0');
const OTHERS: readonly (readonly [string, string])[] = [
  ['js/ui.widget.js', '/*\n * jQuery UI Widget 1.10.3+amd\n * https://github.com/blueimp/x\n */\nf();'],
  [
    'js/drag.js',
    '// Copyright (c) 2005 Thomas Fuchs (http://x)\n// See scriptaculous.js for full license.\n',
  ],
  ['lib/tools.js', '/*! tools - 2.4.0 - 2018-10-25 | (c) 2017 Chris Hafey */\n(function () {})();'],
  ['a/grid.js', '/**\n * @license\n * (c) 2009-2012 Michael Leibman\n */\nvar a;'],
  [
    'tags.js',
    '/**\n * Copyright 2005 D. S.\n *\n * Licensed under the Apache License, Version 2.0\n */\nvar a;',
  ],
  [
    'src/com/squareup/okhttp/Spdy3.java',
    '/*\n * Copyright (C) 2011 Square, Inc.\n *\n * Licensed under the Apache License, Version 2.0\n */\npackage a;',
  ],
  [
    'src/org/glassfish/Web.java',
    '/*\n * Copyright (c) 2012 Oracle\n *\n * subject to the terms of the GNU General Public License\n */\npackage a;',
  ],
  [
    'src/org/syntax/Area.java',
    '/*\n * Copyright (C) 1999 S. P.\n *\n * Redistribution is permitted, in source and binary form.\n */\npackage a;',
  ],
  ['css/nav.css', '/* Superfish menu v1.4.8 by Joel Birch, http://users.tpg.com.au/j_birch */\n.nav {}'],
  ['host/poly.js', '(window["webpackJsonp"] = window["webpackJsonp"] || []).push([["poly"],{'],
  ['m.js', "(function (g, f) {\n  typeof exports === 'object' && typeof module !== 'undefined' ? f() : 0;"],
];
const OWN: readonly (readonly [string, string])[] = [
  ['js/fee.js', '// Fees of the ward.\nvar a;'],
  ['js/his.js', '/*\n * Copyright (c) 2019 协和医院信息科\n */\nvar a;'],
  [
    'js/mpl.js',
    '/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0. */\nvar a;',
  ],
  ['js/dt.js', '/* Functions to use jquery.datatables 1.9 here.\n * First used in 2012 */\nvar a;'],
  ['java/Fee.java', '/*\n * Licensed under the Apache License, Version 2.0\n */\nclass Fee {}'],
  ['src/com/google/Own.java', '// Maps for the wards.\npackage com.google;'],
  ['js/see.js', '// Needed with prototype, see http://docs.jquery.com/Using_jQuery\nvar a;'],
  ['js/none.js', 'var version = "1.2.3"; // MIT license'],
];

describe("others' files in a project", () => {
  for (const [path, text] of OTHERS)
    it(`are ${text.slice(0, 50).replaceAll('\n', ' ')}`, () => {
      assert.equal(isForeign(path, text, MPL), true);
      assert.equal(isForeign(path, text, undefined), true);
    });

  for (const [path, text] of OWN)
    it(`are not ${text.slice(0, 50).replaceAll('\n', ' ')}`, () =>
      assert.equal(isForeign(path, text, MPL), false));

  it('are not told by the licence that the project has itself', () => {
    const head = '/*\n * Copyright 2019 Acme\n * Licensed under the MIT License\n */\nvar a;';
    assert.equal(isForeign('a.js', head, licenceOf('MIT License\n\nPermission is hereby granted')), false);
    assert.equal(isForeign('a.js', head, undefined), true);
  });
});
