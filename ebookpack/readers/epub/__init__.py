"""EPUB, so that an author can set a book anew whose manuscript is lost.

Our own reader over the zip and lxml; its content documents go through the reader of saved pages.
EbookLib, which writes our books, reads one too, but it keeps documents as the bytes they were and
drops what documents say of their roles; and an encrypted book it takes for a damaged one.
"""
