/** What an account has open, as both applications tell people of it. */
package org.carillon.web.session;
