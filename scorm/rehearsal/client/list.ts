/** The list of packages: opens the course's window at the click, which a browser allows, and lets the launch page fill it. */
for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-window]')) {
  link.addEventListener('click', () => {
    window.open('about:blank', link.dataset['window'], 'width=1024,height=768');
  });
}
