"""Word documents (DOCX, DOCM), as Word, Google Docs, LibreOffice and Scrivener write them.

Our own reader over the zip and lxml. The libraries there are lose what a book needs: python-docx
leaves out notes, text boxes, content controls and tracked insertions; mammoth turns all into HTML
and drops alignment, empty paragraphs, borders and page breaks, which are what tells headings and
scene breaks.
"""
