package org.carillon.architecture.broken.format;

import java.nio.file.Path;

/** A format that does I/O. */
public record Reader(Path file) {}
