/** Guidance for administrators: overviews, next steps, the setup of a server. */
package org.carillon.webadmin.guide;
