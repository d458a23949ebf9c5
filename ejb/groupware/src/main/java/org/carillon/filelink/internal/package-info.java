/** How addresses of files are kept, and what may be had by them. */
package org.carillon.filelink.internal;
