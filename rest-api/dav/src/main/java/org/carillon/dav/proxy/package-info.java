/** Those who look after somebody's calendars, as groups of principals (caldav-proxy). */
package org.carillon.dav.proxy;
