#!/bin/sh
# `runTests({ vscodeExecutablePath })` starts a program; this one hands over to code.ts, with the Node.js that
# runs the tests (HANDOVER_NODE) or the first one on the PATH.
exec "${HANDOVER_NODE:-node}" "$(dirname "$0")/code.ts" "$@"
