/** What resources have: schemas, types, what the server offers (RFC 7643 §5 to §7). */
package org.carillon.rest.scim.schema;
