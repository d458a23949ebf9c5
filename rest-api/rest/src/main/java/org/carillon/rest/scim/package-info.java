/** SCIM 2.0 (RFC 7643, 7644): provisioning of users by external programs. */
package org.carillon.rest.scim;
