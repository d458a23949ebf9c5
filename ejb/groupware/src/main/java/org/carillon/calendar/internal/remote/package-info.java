/** Free/busy of people in other domains, requested from their servers by HTTPS. */
package org.carillon.calendar.internal.remote;
