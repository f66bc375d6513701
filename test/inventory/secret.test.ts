import assert from 'node:assert/strict';
import { isSecretKey } from '../../src/inventory/secret.ts';

const SECRET = [
  'password', 'spring.datasource.password', 'DB_PWD', 'dbpwd', 'mysqlPassword', 'MYSQL_ROOT_PASSWORD', 'appSecret', 'APP_SECRET_KEY',
  'wechat.app-secret', 'token', 'sms.accessToken', 'privateKey', 'private_key', 'credentials', 'apiKey', 'jwt.secret.key',
  'secret.value', 'passwords.admin', 'DB_PASS', 'userpass', 'password2', 'password_prod', 'sm4Key', 'SM2_PRIVATE_KEY', '数据库密码', 'his.口令',
  'ConnectionStrings.Default', 'requirepass', 'keystorePass', 'jasypt.encryptor.password', 'SECRETKEY', 'passphrase', 'authCode',
]; // biome-ignore format: a table
const PLAIN = [
  'tokenUrl',
  'passwordEncoder',
  'publicKey',
  'secretsIn',
  'password.min-length',
  'passwordLength',
  'PASSWORD_FILE',
  'token.expire',
  'tokenHeader',
  'token_expiration',
  'requirePassword',
  'showPassword',
  'resetPassword',
  'max-tokens',
  'maxTokens',
  'compass',
  'bypass',
  'passenger',
  'primaryKey',
  'key',
  'cache.key',
  'secretName',
  'services.a.secrets',
  'author',
  'accessKeyId',
  'cors.credentials',
  'username',
  'url',
  'port',
  '密码长度',
  'monkey',
];

describe('isSecretKey', () => {
  for (const name of SECRET) it(`${name} holds a secret`, () => assert.equal(isSecretKey(name), true));
  for (const name of PLAIN) it(`${name} does not`, () => assert.equal(isSecretKey(name), false));
});
