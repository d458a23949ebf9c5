package org.carillon.architecture.broken.web;

import jakarta.persistence.EntityManager;

/** A page with a query, and a name that says nothing. */
public record PageUtil(EntityManager queries) {}
