"""The command line. Only this package prints, reads the command's arguments, or chooses an exit code.

main            sets up the process, and runs one command
dispatch        the module of each command, and the exit code of each error
parser          the commands and their options; argument_types reads the values, argparse_messages makes argparse speak Chinese
commands/       one module a command
console         what is printed, and where; exit_codes
report          problems as text, GitHub annotations or JSON
explain         an error as one line
advice          hints after a successful build
paths           where a command may write
size_table, timing, table    tables in a terminal
"""
