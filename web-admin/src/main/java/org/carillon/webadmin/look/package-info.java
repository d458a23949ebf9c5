/** The webmail's look in each domain, its skins, and added languages. */
package org.carillon.webadmin.look;
