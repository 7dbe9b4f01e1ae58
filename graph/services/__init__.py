"""One module per question or act, called alike by the command line, the API and the tests."""
