"""Types and clients of custom resources.

Made by crdgen for lightkube 1. Do not edit.
"""
