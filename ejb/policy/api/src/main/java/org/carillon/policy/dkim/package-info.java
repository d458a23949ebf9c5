/** Domains' keys, by which their mail is signed (RFC 6376), and how they change. */
package org.carillon.policy.dkim;
