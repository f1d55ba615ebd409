"""OpenDocument texts (ODT, flat FODT), as LibreOffice, Google Docs and pandoc write them.

Our own reader over the zip and lxml. The libraries there are lose what a book needs: odfpy gives
the bare elements, and its own text extraction drops spaces that are elements, styles and notes;
pandoc (pypandoc, a binary of 100 MB) drops alignment, page breaks, borders and empty paragraphs,
which are what tells headings and scene breaks, and text boxes, and runs outside of our bounds.
"""
