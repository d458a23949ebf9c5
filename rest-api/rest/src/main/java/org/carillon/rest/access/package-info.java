/** Admission of requests: authentication, rights, parameters, headers. */
package org.carillon.rest.access;
