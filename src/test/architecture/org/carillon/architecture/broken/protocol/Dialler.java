package org.carillon.architecture.broken.protocol;

import java.net.Socket;

/** A protocol with a socket. */
public record Dialler(Socket socket) {}
