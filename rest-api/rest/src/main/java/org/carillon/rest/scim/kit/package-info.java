/** Resources and errors of SCIM. */
package org.carillon.rest.scim.kit;
