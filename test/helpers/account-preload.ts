import os from 'node:os';
import {syncBuiltinESMExports} from 'node:module';
import process from 'node:process';

/*
Loaded before the program in a test: the operating system names another account. The program itself asks nobody else, so that there is no
option or variable with which an account could be claimed.
*/
const real = os.userInfo();
os.userInfo = (() => ({...real, username: process.env['TEST_ACCOUNT'] ?? real.username})) as typeof os.userInfo;
syncBuiltinESMExports();
