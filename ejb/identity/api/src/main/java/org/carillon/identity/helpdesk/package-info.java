/** The help desk: people who let others sign in again and may do nothing more. */
package org.carillon.identity.helpdesk;
