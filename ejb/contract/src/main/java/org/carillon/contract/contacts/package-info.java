/**
 * What address books are asked beside their objects: searches, addresses to complete what somebody
 * types, whose number that is, doubles, imports and exports.
 */
package org.carillon.contract.contacts;
