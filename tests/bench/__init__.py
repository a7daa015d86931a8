"""The figures of the product, each beside a reference measured in the same run: `make bench`."""
