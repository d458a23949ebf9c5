/** The help desk: whoever lets others in again, and may do no more. */
package org.carillon.identity.helpdesk;
