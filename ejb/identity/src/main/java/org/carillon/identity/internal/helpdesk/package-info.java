/** What the help desk does, as whoever administers the domain would. */
package org.carillon.identity.internal.helpdesk;
