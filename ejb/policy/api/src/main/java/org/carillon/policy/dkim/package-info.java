/** The keys that sign domains' mail (RFC 6376), and their rotation. */
package org.carillon.policy.dkim;
