package org.carillon.rest;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The first version of the interface. Additions must keep old clients working. */
@ApplicationPath("/v1")
public class Api extends Application {}
