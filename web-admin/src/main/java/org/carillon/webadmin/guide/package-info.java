/** What an administrator is led by: things at a glance, what to do next, the start of a server. */
package org.carillon.webadmin.guide;
