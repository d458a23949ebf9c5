package org.carillon.architecture.broken.adapter;

import java.sql.Connection;

/** An adapter with a database. */
public record Prober(Connection connection) {}
