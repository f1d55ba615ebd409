"""Rich Text Format, as Word, WordPad, TextEdit, Scrivener, LibreOffice and older programs write it.

Our own reader. The libraries there are lose what a book needs: striprtf gives the characters and
no look of any, and takes notes and pictures into the text; rtfparse takes apart what Outlook
wraps mail in; pyth has not been kept for years; pandoc (a binary of 100 MB) drops alignment, page
breaks, empty paragraphs and comments, and runs outside of our bounds.
"""
