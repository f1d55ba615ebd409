"""ONIX for Books: what shops and libraries are told of the editions."""
