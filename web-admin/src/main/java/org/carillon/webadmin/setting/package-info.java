/** Settings as people read and write them. */
package org.carillon.webadmin.setting;
