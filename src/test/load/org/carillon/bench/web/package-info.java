/** The requests of browsers and REST clients. */
package org.carillon.bench.web;
