package org.carillon.architecture.broken.web;

import jakarta.persistence.EntityManager;

/** A page with a query and a meaningless name. */
public record PageUtil(EntityManager queries) {}
