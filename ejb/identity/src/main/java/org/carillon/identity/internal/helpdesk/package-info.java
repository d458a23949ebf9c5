/** The operations of the help desk, run with a domain administrator's rights. */
package org.carillon.identity.internal.helpdesk;
