/** Leaving mailing lists by what their messages say (RFC 2369, RFC 8058). */
package org.carillon.policy.unsubscribe;
