/** What accounts are signed in to by, who did of late, and what helps who can't. */
package org.carillon.rest.signin;
