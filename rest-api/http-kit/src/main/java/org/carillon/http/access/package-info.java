/** Authentication and admission of requests to interfaces for programs. */
package org.carillon.http.access;
