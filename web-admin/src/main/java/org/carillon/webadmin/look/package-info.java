/** How the webmail of domains looks, its skins, and languages that are added. */
package org.carillon.webadmin.look;
