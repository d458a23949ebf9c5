/** The proxies of an account's calendars, as groups of principals (caldav-proxy). */
package org.carillon.dav.proxy;
