"""Kinds of ``stable.example.com``.

Made by crdgen for lightkube 1. Do not edit.
"""
