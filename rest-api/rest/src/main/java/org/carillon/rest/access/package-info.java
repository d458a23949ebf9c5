/** Who asks and whether the request may be looked at: sign-in, rights, parameters, headers. */
package org.carillon.rest.access;
