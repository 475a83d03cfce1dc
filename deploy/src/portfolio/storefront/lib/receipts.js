'use strict';

// Deliberately flawed: a file name and a shell command from user input.
const fs = require('fs');
const path = require('path');
const { exec } = require('child_process');

function receipt(name) {
  return fs.readFileSync(path.join('/var/receipts', name), 'utf8');
}

function print(name, done) {
  exec('lp ' + name, done);
}

function field(receiptObject, key) {
  return receiptObject[key];
}

module.exports = { receipt, print, field };
