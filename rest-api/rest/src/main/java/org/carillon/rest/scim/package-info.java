/** SCIM 2.0 (RFC 7643, 7644): people are kept up by programs elsewhere. */
package org.carillon.rest.scim;
