/** Schemas, resource types and the service's configuration (RFC 7643 §5 to §7). */
package org.carillon.rest.scim.schema;
