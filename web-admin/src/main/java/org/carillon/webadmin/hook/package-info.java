/** What web hooks were told, on their page. */
package org.carillon.webadmin.hook;
