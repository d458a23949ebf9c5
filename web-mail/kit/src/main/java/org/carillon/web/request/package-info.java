/** Requests of browsers: their client, their content, and redirects. */
package org.carillon.web.request;
