import assert from 'node:assert/strict';
import { isNoise } from '../../../src/history/comments/index.ts';

describe('noise', () => {
  for (const path of [
    'web/node_modules/a/index.js',
    'vendor/lib.go',
    'static/js/jquery-3.6.0.js',
    'pay/src/main/java/http/resources/ueditor/third-party/video-js/video.dev.js',
    'pay/src/main/java/static/thirdparty/player/index.html',
    'static/jquery.cookie.js',
    'js/bootstrap.css',
    'wwwroot/lib/x/y.js',
    'app.min.js',
    'app.js.map',
    'dist/index.js',
    'web/build/static/js/main.js',
    'module/target/classes/a.xml',
    'Form1.Designer.cs',
    'a_pb2.py',
    'x.pb.go',
    'package-lock.json',
    'yarn.lock',
    'pnpm-lock.yaml',
    'src/main/resources/messages_fr.properties',
    'src/locale/zh.json',
    'src/i18n/en.ts',
    'po/de.po',
    'data/icd.csv',
    'logo.svg',
    'db/his_dump.sql',
    'LICENSE',
    'COPYING.txt',
    '.idea/workspace.xml',
    'components/uni-swipe-action/uni-swipe-action.vue',
    'web\\node_modules\\a.js',
    'web/node_modules_replace/material/a.js',
    'src/lib/material.umd.js',
    'js/BACKUP/old_basic.js',
    'his-ui-vue2-bk/src/a.vue',
    'sql/备份/a.sql',
  ]) {
    it(`is ${path}`, () => assert.equal(isNoise(path), true));
  }

  for (const path of [
    'src/main/java/org/openmrs/api/PatientService.java',
    'src/main/java/org/openmrs/i18n/Names.java',
    'src/main/java/com/his/vendor/SupplierService.java',
    'src/views/vendor/index.vue',
    'src/insurance/coverage/check.ts',
    'build/webpack.config.js',
    'build.gradle',
    'db/migration/V1__init.sql',
    'src/views/vendors.vue',
    'src/license/check.ts',
    'application.properties',
    'package.json',
    'src/components/Distribution.vue',
    'src/jqueryHelper.js',
    'src/backupService/run.ts',
    'src/main/java/com/his/backup/BackupJob.java',
    'deploy/docker-compose.yml',
  ]) {
    it(`is not ${path}`, () => assert.equal(isNoise(path), false));
  }
});
