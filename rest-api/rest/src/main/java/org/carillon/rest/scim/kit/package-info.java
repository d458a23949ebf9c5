/** What resources and errors of SCIM are. */
package org.carillon.rest.scim.kit;
